"""Settings of the installation, read from the environment."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SECRET_KEY = "only-for-the-first-skeleton"  # noqa: S105
INSTALLED_APPS: list[str] = []
USE_I18N = True
LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_TZ = True
