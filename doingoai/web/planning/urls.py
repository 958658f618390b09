"""Addresses of tasks and promises."""

from django.urls import path

from doingoai.web.planning import tasks

app_name = "planning"

urlpatterns = [
    path("tasks/", tasks.tasks, name="tasks"),
    path("tasks/new/", tasks.give, name="give"),
    path("tasks/<int:pk>/", tasks.task, name="task"),
    path("tasks/<int:pk>/done/", tasks.done, name="done"),
    path("tasks/<int:pk>/drop/", tasks.drop, name="drop"),
    path("tasks/<int:pk>/reopen/", tasks.reopen, name="reopen"),
]
