"""Settings of the test run: the same, with quick passwords and throw-away places."""

from doingoai.config.settings import *  # noqa: F403
