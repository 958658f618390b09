"""Settings of the test run: the same, with quick passwords and throw-away places."""

import atexit
import os
import shutil
import tempfile

if not os.environ.get("DOINGOAI_HOME"):
    os.environ["DOINGOAI_HOME"] = _place = tempfile.mkdtemp(prefix="doingoai-test-")
    atexit.register(shutil.rmtree, _place, ignore_errors=True)

from doingoai.config.settings import *  # noqa: F403
from doingoai.config.settings import DATABASES, TEMPLATES

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
# Assets are served from where they are built, without being gathered first.
WHITENOISE_AUTOREFRESH = WHITENOISE_USE_FINDERS = True
AXES_ENABLED = False
DEMO = True
_default = DATABASES["default"]
if _default["ENGINE"].endswith("sqlite3"):
    _worker = os.environ.get("PYTEST_XDIST_WORKER", "main")
    _default["TEST"] = {"NAME": str(HOME / f"test-{_worker}.sqlite3")}  # noqa: F405
TEMPLATES[0]["OPTIONS"]["debug"] = True  # type: ignore[index]
