"""Whether an address that came with a request leads back to this very house."""

from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme


def is_own(address: str, request: HttpRequest) -> bool:
    """Test whether an address stays on the host that was asked, and encrypted where it was so."""
    return not address.startswith("//") and url_has_allowed_host_and_scheme(
        address, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
