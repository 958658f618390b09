"""
A mail merge as offices do it: LibreOffice, its own merge service, one PDF of all letters.

Runs under the Python that LibreOffice speaks to: `python3 mail_merge.py letters.json FOLDER`. It
imports nothing of ours, starts its own LibreOffice with a profile in FOLDER and ends it.
"""

import csv
import json
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException
from com.sun.star.lang import DisposedException

OURS, TABLE = "bench-letters", "letters"
TO_FILES, A_TABLE = 2, 0
LINES = (
    "heading",
    "inviter",
    "invites",
    "guest",
    "title",
    "to",
    "event",
    "when",
    "place",
    "answer",
)


def main(letters: Path, folder: Path) -> None:
    rows = json.loads(letters.read_text("utf-8"))
    data = folder / "data"
    data.mkdir(parents=True)
    with (data / f"{TABLE}.csv").open("w", encoding="utf-8", newline="") as target:
        writer = csv.DictWriter(target, LINES)
        writer.writeheader()
        writer.writerows(rows)
    pipe = f"bench{letters.stat().st_ino}"
    office = subprocess.Popen([
        "soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--norestore",
        "--nologo", f"--accept=pipe,name={pipe};urp;",
    ])  # fmt: skip
    try:
        context = _connected(pipe)
        _register(context, data, folder)
        template = _template(context, folder)
        _merge(context, template, folder)
        with suppress(DisposedException):
            _service(context, "com.sun.star.frame.Desktop").terminate()
        office.wait(60)
    finally:
        office.terminate()
        office.wait(60)


def _connected(pipe: str):
    resolver = uno.getComponentContext().ServiceManager.createInstanceWithContext(
        "com.sun.star.bridge.UnoUrlResolver", uno.getComponentContext()
    )
    for _ in range(600):
        try:
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except NoConnectException:
            time.sleep(0.1)
    raise SystemExit("LibreOffice did not answer")


def _service(context, name: str):
    return context.ServiceManager.createInstanceWithContext(name, context)


def _value(name: str, value: object) -> PropertyValue:
    told = PropertyValue()
    told.Name, told.Value = name, value
    return told


def _register(context, data: Path, folder: Path) -> None:
    """Tell the office of a database that is a folder of CSV files."""
    sources = _service(context, "com.sun.star.sdb.DatabaseContext")
    source = sources.createInstance()
    source.URL = f"sdbc:flat:{data.as_uri()}"
    settings = (
        ("Extension", "csv"),
        ("HeaderLine", True),
        ("FieldDelimiter", ","),
        ("StringDelimiter", '"'),
        ("CharSet", "UTF-8"),
    )
    source.Info = tuple(_value(*one) for one in settings)
    place = (folder / "letters.odb").as_uri()
    source.DatabaseDocument.storeAsURL(place, ())
    sources.registerObject(OURS, source)


def _template(context, folder: Path) -> str:
    """A letter with a field of the database on every line."""
    desktop = _service(context, "com.sun.star.frame.Desktop")
    letter = desktop.loadComponentFromURL(
        "private:factory/swriter", "_blank", 0, (_value("Hidden", True),)
    )
    text = letter.Text
    cursor = text.createTextCursor()
    for line in LINES:
        master = letter.createInstance("com.sun.star.text.FieldMaster.Database")
        master.DataBaseName, master.DataTableName = OURS, TABLE
        master.DataCommandType, master.DataColumnName = A_TABLE, line
        field = letter.createInstance("com.sun.star.text.TextField.Database")
        field.attachTextFieldMaster(master)
        text.insertTextContent(cursor, field, False)
        text.insertControlCharacter(cursor, 0, False)
    place = (folder / "letter.odt").as_uri()
    letter.storeToURL(place, ())
    letter.close(True)
    return place


def _merge(context, template: str, folder: Path) -> None:
    out = folder / "out"
    out.mkdir()
    merge = _service(context, "com.sun.star.text.MailMerge")
    settings = {
        "DataSourceName": OURS, "CommandType": A_TABLE, "Command": TABLE, "DocumentURL": template,
        "OutputType": TO_FILES, "OutputURL": out.as_uri(), "FileNamePrefix": "letters",
        "SaveAsSingleFile": True, "SaveFilter": "writer_pdf_Export",
    }  # fmt: skip
    for name, value in settings.items():
        setattr(merge, name, value)
    merge.execute(())


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
