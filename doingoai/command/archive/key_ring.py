"""The keys of an installation as one small file, and what they prove of a backup."""

import hashlib
import hmac
import json
from base64 import b64decode, b64encode
from dataclasses import dataclass
from pathlib import Path

from doingoai.foundation import vault

SIGNING = "signing"
_FORMAT = "doingoai-keys-1"


class KeysUnreadable(Exception):
    """The text is not a ring of keys."""


@dataclass(frozen=True, slots=True)
class KeyRing:
    """Keys by the name of their file: those that seal, the index key, the key that signs cookies."""

    keys: dict[str, bytes]

    @classmethod
    def of_folder(cls, folder: Path) -> "KeyRing":
        """Read the keys of an installation."""
        names = [path.name for path in sorted(folder.glob("*.key"))]
        if (folder / SIGNING).exists():
            names.append(SIGNING)
        return cls({name: (folder / name).read_bytes() for name in names})

    @classmethod
    def from_text(cls, text: bytes) -> "KeyRing":
        """
        Read a file of keys.

        :raises KeysUnreadable: when it is something else or was changed
        """
        try:
            content = json.loads(text)
            keys = {str(name): b64decode(key) for name, key in content["keys"].items()}
            ring = cls(keys)
            if content["format"] != _FORMAT or content["digest"] != ring.digest:
                raise KeysUnreadable
        except (ValueError, KeyError, TypeError, AttributeError) as fault:
            raise KeysUnreadable from fault
        return ring

    def as_text(self) -> bytes:
        """Write the file of keys: readable by people, proof against a slip of the pen."""
        keys = {name: b64encode(key).decode() for name, key in sorted(self.keys.items())}
        content = {"format": _FORMAT, "keys": keys, "digest": self.digest}
        return (json.dumps(content, indent=1) + "\n").encode()

    @property
    def digest(self) -> str:
        """Name this ring without giving anything of it away."""
        parts = b"".join(
            name.encode() + b"\0" + hashlib.sha256(key).digest()
            for name, key in sorted(self.keys.items())
        )
        return hashlib.sha256(b"doingoai key ring\0" + parts).hexdigest()

    @property
    def is_whole(self) -> bool:
        return all(name in self.keys for name in vault.KEY_FILES)

    def proof(self, content: bytes, *, purpose: str) -> str:
        """Give the keyed digest that only whoever holds these keys can make."""
        main = self.keys[vault.KEY_FILES[0]]
        own = hmac.new(main, f"doingoai backup: {purpose}".encode(), hashlib.sha256).digest()
        return hmac.new(own, content, hashlib.sha256).hexdigest()
