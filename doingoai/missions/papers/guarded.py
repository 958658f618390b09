"""Papers of a mission that print what only some may read: numbers of passports, birth dates."""

from doingoai.accounts.states import Permission
from doingoai.documents.guarded import Guarded

GUARDED: Guarded = {
    "mission_visa_note": frozenset({Permission.PASSPORT_READ, Permission.BIRTH_DATE_READ}),
}
