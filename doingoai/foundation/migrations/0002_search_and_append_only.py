"""The engines' own parts: full-text index over the folded words, and an audit log that only grows."""

from django.db import migrations

SQLITE = [
    """CREATE VIRTUAL TABLE foundation_search_words USING fts5(
        text, content='foundation_searchentry', content_rowid='id',
        tokenize="unicode61 remove_diacritics 0", prefix='1 2 3')""",
    """CREATE TRIGGER search_words_added AFTER INSERT ON foundation_searchentry BEGIN
        INSERT INTO foundation_search_words(rowid, text) VALUES (new.id, new.text); END""",
    """CREATE TRIGGER search_words_removed AFTER DELETE ON foundation_searchentry BEGIN
        INSERT INTO foundation_search_words(foundation_search_words, rowid, text)
        VALUES ('delete', old.id, old.text); END""",
    """CREATE TRIGGER search_words_changed AFTER UPDATE OF text ON foundation_searchentry BEGIN
        INSERT INTO foundation_search_words(foundation_search_words, rowid, text)
        VALUES ('delete', old.id, old.text);
        INSERT INTO foundation_search_words(rowid, text) VALUES (new.id, new.text); END""",
    """CREATE TRIGGER audit_never_changed BEFORE UPDATE ON foundation_auditentry BEGIN
        SELECT RAISE(ABORT, 'the audit log only grows'); END""",
    """CREATE TRIGGER audit_never_deleted BEFORE DELETE ON foundation_auditentry BEGIN
        SELECT RAISE(ABORT, 'the audit log only grows'); END""",
]

POSTGRESQL = [
    """ALTER TABLE foundation_searchentry ADD COLUMN search_words tsvector
        GENERATED ALWAYS AS (to_tsvector('simple', text)) STORED""",
    "CREATE INDEX search_words_gin ON foundation_searchentry USING gin (search_words)",
    """CREATE FUNCTION audit_only_grows() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN RAISE EXCEPTION 'the audit log only grows'; END $$""",
    """CREATE TRIGGER audit_never_changed BEFORE UPDATE OR DELETE ON foundation_auditentry
        FOR EACH ROW EXECUTE FUNCTION audit_only_grows()""",
]


def make(apps, schema_editor):
    statements = POSTGRESQL if schema_editor.connection.vendor == "postgresql" else SQLITE
    with schema_editor.connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("foundation", "0001_first")]
    operations = [migrations.RunPython(make, migrations.RunPython.noop)]
