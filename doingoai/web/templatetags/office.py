"""Words and shapes that templates of this house use."""

import secrets

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()


@register.simple_tag
def form_key() -> SafeString:
    """A hidden field by which a form that is sent twice does its work once."""
    return format_html(
        '<input type="hidden" name="form_key" value="{}">', secrets.token_urlsafe(24)
    )
