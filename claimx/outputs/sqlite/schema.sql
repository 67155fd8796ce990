-- A run's records for questions in SQL. "record" holds each record whole, as JSON; of a document without its text.

CREATE TABLE forces (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  kind TEXT,
  country TEXT,
  region TEXT
);

CREATE TABLE documents (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  path TEXT,
  title TEXT,
  kind TEXT NOT NULL,
  date TEXT,
  publisher TEXT,
  force TEXT REFERENCES forces (id),
  url TEXT,
  withdrawn INTEGER NOT NULL,
  claims INTEGER,
  warnings TEXT,
  text TEXT,
  record TEXT
);
CREATE UNIQUE INDEX documents_id ON documents (id, ifnull(path, ''));
CREATE INDEX documents_date ON documents (date);
CREATE INDEX documents_force ON documents (force);

CREATE TABLE people (
  key INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  role TEXT,
  force TEXT REFERENCES forces (id)
);
CREATE UNIQUE INDEX people_name ON people (name, ifnull(role, ''), ifnull(force, ''));

CREATE TABLE claims (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  document INTEGER NOT NULL REFERENCES documents (key),
  sentence TEXT NOT NULL,
  amount TEXT NOT NULL,
  value REAL,
  value_high REAL,
  unit TEXT NOT NULL,
  bound TEXT NOT NULL,
  per TEXT,
  type TEXT NOT NULL,
  topic TEXT NOT NULL,
  subject TEXT,
  change TEXT NOT NULL,
  status TEXT NOT NULL,
  scope TEXT NOT NULL,
  speaker INTEGER REFERENCES people (key),
  quoted INTEGER,
  period TEXT,
  period_start TEXT,
  period_end TEXT,
  baseline TEXT,
  baseline_start TEXT,
  baseline_end TEXT,
  checkworthiness REAL,
  confidence REAL NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  record TEXT NOT NULL
);
CREATE INDEX claims_id ON claims (id);
CREATE INDEX claims_document ON claims (document);
CREATE INDEX claims_speaker ON claims (speaker);
CREATE INDEX claims_type ON claims (type, topic);
CREATE INDEX claims_value ON claims (unit, value);
CREATE INDEX claims_period ON claims (period_start, period_end);

CREATE TABLE claim_forces (
  claim INTEGER NOT NULL REFERENCES claims (key),
  position INTEGER NOT NULL,
  force TEXT NOT NULL REFERENCES forces (id),
  via TEXT NOT NULL,
  score REAL NOT NULL,
  words TEXT,
  PRIMARY KEY (claim, position)
) WITHOUT ROWID;
CREATE INDEX claim_forces_force ON claim_forces (force, claim);

CREATE TABLE checks (
  key INTEGER PRIMARY KEY,
  claim INTEGER NOT NULL REFERENCES claims (key),
  position INTEGER NOT NULL,
  kind TEXT NOT NULL,
  outcome TEXT NOT NULL,
  told TEXT NOT NULL,
  stated REAL,
  computed REAL,
  low REAL,
  high REAL,
  unit TEXT,
  caveats TEXT
);
CREATE INDEX checks_claim ON checks (claim);
CREATE INDEX checks_outcome ON checks (outcome, kind);

CREATE TABLE check_claims (
  check_key INTEGER NOT NULL REFERENCES checks (key),
  position INTEGER NOT NULL,
  claim_id TEXT NOT NULL,
  PRIMARY KEY (check_key, position)
) WITHOUT ROWID;

CREATE TABLE check_figures (
  check_key INTEGER NOT NULL REFERENCES checks (key),
  position INTEGER NOT NULL,
  series TEXT NOT NULL,
  measure TEXT NOT NULL,
  area TEXT NOT NULL,
  date TEXT,
  financial_year TEXT,
  unit TEXT NOT NULL,
  value REAL NOT NULL,
  edition TEXT,
  flag TEXT,
  source TEXT,
  licence TEXT,
  PRIMARY KEY (check_key, position)
) WITHOUT ROWID;

CREATE TABLE errors (
  key INTEGER PRIMARY KEY,
  path TEXT NOT NULL,
  kind TEXT NOT NULL,
  message TEXT NOT NULL,
  remedy TEXT,
  "where" TEXT,
  record TEXT NOT NULL
);

CREATE VIRTUAL TABLE documents_fts USING fts5 (
  title, text, content = "documents", content_rowid = "key", tokenize = "porter unicode61 remove_diacritics 2"
);
CREATE VIRTUAL TABLE claims_fts USING fts5 (
  sentence, subject, content = "claims", content_rowid = "key", tokenize = "porter unicode61 remove_diacritics 2"
);

CREATE VIEW claim_list AS
SELECT
  claims.id, documents.date, documents.title, claims.amount, claims.value, claims.unit, claims.change, claims.subject,
  (
    SELECT group_concat(forces.name, ', ')
    FROM claim_forces JOIN forces ON forces.id = claim_forces.force WHERE claim_forces.claim = claims.key
  ) AS forces,
  claims.period, people.name AS speaker, claims.type, claims.topic, claims.status, claims.checkworthiness,
  claims.confidence, claims.sentence, documents.url, documents.path, claims.key
FROM claims JOIN documents ON documents.key = claims.document LEFT JOIN people ON people.key = claims.speaker;

CREATE VIEW check_list AS
SELECT
  claims.id, documents.date, claims.amount, checks.kind, checks.outcome, checks.told, checks.stated, checks.computed,
  checks.low, checks.high, checks.unit, checks.caveats,
  (
    SELECT group_concat(forces.name, ', ')
    FROM claim_forces JOIN forces ON forces.id = claim_forces.force WHERE claim_forces.claim = claims.key
  ) AS forces,
  people.name AS speaker, claims.sentence, documents.title, documents.url, documents.path, checks.key
FROM checks JOIN claims ON claims.key = checks.claim JOIN documents ON documents.key = claims.document
LEFT JOIN people ON people.key = claims.speaker;

CREATE VIEW claims_by_force AS
SELECT
  forces.id AS force, forces.name, count(DISTINCT claims.key) AS claims, count(DISTINCT claims.document) AS documents,
  min(documents.date) AS first, max(documents.date) AS latest
FROM forces
JOIN claim_forces ON claim_forces.force = forces.id
JOIN claims ON claims.key = claim_forces.claim
JOIN documents ON documents.key = claims.document
GROUP BY forces.id;

CREATE VIEW claims_by_month AS
SELECT substr(documents.date, 1, 7) AS month, count(*) AS claims, count(DISTINCT documents.key) AS documents
FROM claims JOIN documents ON documents.key = claims.document
GROUP BY month;

CREATE VIEW claims_by_topic AS
SELECT
  topic, type, count(*) AS claims, sum(change = 'increase') AS increases, sum(change = 'decrease') AS decreases,
  sum(change = 'level') AS levels, count(DISTINCT document) AS documents
FROM claims
GROUP BY topic, type;

CREATE VIEW claims_by_speaker AS
SELECT
  people.name, max(people.role) AS role, max(people.force) AS force, count(*) AS claims, sum(claims.quoted) AS quoted,
  min(documents.date) AS first, max(documents.date) AS latest
FROM claims JOIN people ON people.key = claims.speaker JOIN documents ON documents.key = claims.document
GROUP BY people.name;
