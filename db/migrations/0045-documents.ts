import type { Migration } from '../migrate.ts'

/**
 * What the office writes itself in the documents, and the documents as they were made final. Rows are only added: of a
 * paragraph the latest row stands.
 */
export const documents: Migration = {
  number: 45,
  name: 'documents',
  sql: `
CREATE TABLE paragraph_edit (
  id INTEGER PRIMARY KEY,
  year INTEGER NOT NULL REFERENCES year (year),
  -- report, report-public, bulletin, "letter:D15".
  document TEXT NOT NULL,
  -- Of the paragraph, made from its template and what it is about.
  key TEXT NOT NULL,
  -- What the program said there when the office wrote its own.
  generated TEXT NOT NULL,
  -- null: what the program says stands again. '': the paragraph is left out.
  text TEXT,
  operator TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT;
CREATE INDEX paragraph_edit_by_key ON paragraph_edit (year, document, key);

-- 定稿: a document as it went out; a later one of the same document has the next number.
CREATE TABLE issued_document (
  id INTEGER PRIMARY KEY,
  year INTEGER NOT NULL REFERENCES year (year),
  document TEXT NOT NULL,
  number INTEGER NOT NULL,
  file_name TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  size INTEGER NOT NULL,
  bytes BLOB NOT NULL,
  -- The model that it was made from, in JSON: a Word file of the same words can be made of it.
  model TEXT NOT NULL,
  -- Which font took which role, in JSON.
  fonts TEXT NOT NULL,
  -- 校验码 of the log's head, as it is printed on the last page.
  code TEXT NOT NULL,
  operator TEXT NOT NULL,
  at TEXT NOT NULL,
  UNIQUE (year, document, number)
) STRICT;
`,
}
