"""The words of every refusal: where, what was found, how to mend it."""

from django.utils.translation import gettext_noop

MESSAGES: dict[str, str] = {
    "file.empty": gettext_noop(
        "The file “%(name)s” is empty (0 bytes). Open it on your computer, check that it has "
        "content, save it and send it again."
    ),
    "file.too_big": gettext_noop(
        "The file “%(name)s” is %(found)s MB; this kind may have at most %(limit)s MB. Make "
        "pictures in it smaller or split it, then send it again."
    ),
    "file.name_misleading": gettext_noop(
        "The file name holds hidden signs that turn the reading direction, so “%(name)s” is shown "
        "as something it is not. Rename the file by typing its name anew and send it again."
    ),
    "file.kind_unknown": gettext_noop(
        "The file “%(name)s” is of a kind that is not taken in (found: %(found)s). Kinds taken "
        "here: %(allowed)s."
    ),
    "file.kind_not_allowed": gettext_noop(
        "The file “%(name)s” is a %(found)s file, which is not taken here. Kinds taken here: "
        "%(allowed)s."
    ),
    "file.kind_mismatch": gettext_noop(
        "The name “%(name)s” says %(expected)s, but the content is %(found)s. Open the file in its "
        "programme, save it anew in the right kind and send that file."
    ),
    "file.old_format": gettext_noop(
        "The file “%(name)s” is in an old format (%(found)s). Open it, choose “Save as” and the "
        "kind %(expected)s, then send the new file."
    ),
    "file.damaged": gettext_noop(
        "The file “%(name)s” is damaged and cannot be read (%(found)s). Open it on your computer, "
        "save a new copy and send that copy."
    ),
    "file.protected": gettext_noop(
        "The file “%(name)s” is protected by a password or encrypted, so nobody here can read it. "
        "Take the password off, save it and send it again."
    ),
    "file.too_many_entries": gettext_noop(
        "The file “%(name)s” is packed from %(found)s parts; at most %(limit)s are taken. Save a new "
        "copy with fewer pictures or sheets."
    ),
    "file.unpacks_too_big": gettext_noop(
        "Unpacked, the file “%(name)s” has %(found)s MB; at most %(limit)s MB are taken. Delete "
        "what is not needed in it or split it."
    ),
    "file.packed_too_tightly": gettext_noop(
        "The part “%(found)s” of the file “%(name)s” is packed far more tightly than an office "
        "file ever is; such files are made to block a computer. Save a new copy from the programme."
    ),
    "file.entries_overlap": gettext_noop(
        "Parts of the file “%(name)s” lie over each other or outside of it (%(found)s); no office "
        "programme writes that. Save a new copy from the programme."
    ),
    "file.entry_twice": gettext_noop(
        "The file “%(name)s” holds the part “%(found)s” twice, so two programmes would show two "
        "different papers. Save a new copy from the programme."
    ),
    "file.entry_name_unsafe": gettext_noop(
        "A part of the file “%(name)s” is named “%(found)s” and would be written outside of its "
        "folder. Do not open the file; ask the sender for a new copy."
    ),
    "file.entry_link": gettext_noop(
        "The part “%(found)s” of the file “%(name)s” is a link to another place on the computer. Do "
        "not open the file; ask the sender for a new copy."
    ),
    "file.archive_inside": gettext_noop(
        "The file “%(name)s” holds another packed file (%(found)s). Take it out and send it as a "
        "file of its own."
    ),
    "file.macros": gettext_noop(
        "The file “%(name)s” holds macros (%(found)s), small programmes that may do harm. Save it "
        "without macros (.docx or .xlsx) and send it again."
    ),
    "file.outside_link": gettext_noop(
        "The file “%(name)s” fetches something from outside when it is opened (%(found)s). Put the "
        "content itself into the file, or delete the link, and send it again."
    ),
    "file.embedded_object": gettext_noop(
        "The file “%(name)s” has another object embedded (%(found)s). Replace it by a picture or by "
        "text and send the object as a file of its own."
    ),
    "file.xml_entities": gettext_noop(
        "The part “%(found)s” of the file “%(name)s” declares entities, which no office programme "
        "writes. Do not open the file; ask the sender for a new copy."
    ),
    "file.outside_field": gettext_noop(
        "The file “%(name)s” has a field that starts a programme or fetches content (%(found)s). "
        "Delete the field (Ctrl+Shift+F9 in Word turns it into text) and send the file again."
    ),
    "file.two_kinds": gettext_noop(
        "The file “%(name)s” is two kinds of file in one (%(found)s). Save a new copy from the "
        "programme and send that copy."
    ),
    "file.pdf_active": gettext_noop(
        "The PDF “%(name)s” contains something that acts by itself or carries other files "
        "(%(found)s). Print it anew to PDF and send the new file."
    ),
    "file.too_many_pixels": gettext_noop(
        "The picture “%(name)s” has %(found)s pixels; at most %(limit)s million are taken. Make it "
        "smaller and send it again."
    ),
    "file.attachment_refused": gettext_noop(
        "The message “%(name)s” has an attachment that is not taken in. %(found)s"
    ),
    "file.text_binary": gettext_noop(
        "The file “%(name)s” is not plain text (%(found)s). Save it as text or CSV in UTF-8 and send "
        "it again."
    ),
    "file.text_encoding": gettext_noop(
        "The letters of the file “%(name)s” cannot be read (%(found)s). Save it as “CSV UTF-8” or as "
        "text in UTF-8 and send it again."
    ),
    "file.too_heavy": gettext_noop(
        "Reading the file “%(name)s” took more time or memory than a paper ever needs. Save a "
        "simpler copy, for example printed anew to PDF, and send it again."
    ),
}
