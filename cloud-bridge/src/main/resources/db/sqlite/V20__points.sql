-- What the ledger counts, with the decimals between the stored integer and the unit shown.
CREATE TABLE asset (
  tenant TEXT NOT NULL,
  asset TEXT NOT NULL,
  scale INTEGER NOT NULL,
  PRIMARY KEY (tenant, asset)
) STRICT, WITHOUT ROWID;

-- Earning rules, one row per material and outcome of a version; a change is a new version.
CREATE TABLE rule (
  tenant TEXT NOT NULL,
  version TEXT NOT NULL,
  material TEXT NOT NULL,
  outcome TEXT NOT NULL,
  rate_milli_per_kg INTEGER NOT NULL CHECK (rate_milli_per_kg BETWEEN 0 AND 10000000),
  valid_from INTEGER NOT NULL,
  valid_to INTEGER,
  PRIMARY KEY (tenant, version, material, outcome)
) STRICT, WITHOUT ROWID;

-- Published carbon factors by the name that transactions keep; a change is a new row.
CREATE TABLE factor (
  tenant TEXT NOT NULL,
  factor TEXT NOT NULL,
  g_per_kg INTEGER NOT NULL CHECK (g_per_kg >= 0),
  boundary TEXT NOT NULL,
  source TEXT NOT NULL,
  note TEXT NOT NULL,
  sha256 BLOB NOT NULL,
  PRIMARY KEY (tenant, factor)
) STRICT, WITHOUT ROWID;

-- Deposits by their place in the records of a bin; a key and its payload hash stay for ever.
CREATE TABLE deposit (
  tenant TEXT NOT NULL,
  bin TEXT NOT NULL,
  stream INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  payload_sha BLOB NOT NULL CHECK (length(payload_sha) = 32),
  event_at INTEGER NOT NULL,
  time_quality TEXT NOT NULL CHECK (time_quality IN ('SYNCED', 'RECOVERED', 'ESTIMATED')),
  recv_at INTEGER NOT NULL,
  session INTEGER NOT NULL,
  card_key INTEGER,
  card_seal BLOB,
  claim_sha BLOB,
  material TEXT NOT NULL,
  outcome TEXT NOT NULL CHECK (outcome IN ('reuse', 'recycle', 'compost')),
  flap INTEGER NOT NULL,
  net_g INTEGER NOT NULL,
  before_g INTEGER NOT NULL,
  after_g INTEGER NOT NULL,
  level_change_mm INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (
    state IN ('received', 'held', 'pending', 'confirmed', 'rejected', 'quarantined')
  ),
  wallet BLOB CHECK (wallet IS NULL OR length(wallet) = 16),
  points_milli INTEGER,
  co2e_mg INTEGER,
  rule_version TEXT,
  factor TEXT,
  note TEXT,
  awarded_at INTEGER,
  PRIMARY KEY (tenant, bin, stream, seq)
) STRICT, WITHOUT ROWID;

CREATE INDEX deposit_due ON deposit (tenant, recv_at, bin, stream, seq) WHERE state = 'received';

CREATE INDEX deposit_feed ON deposit (tenant, awarded_at, event_at) WHERE awarded_at IS NOT NULL;

-- Another payload under the key of a stored deposit; the first one stays, this row is the alarm.
CREATE TABLE deposit_alarm (
  tenant TEXT NOT NULL,
  bin TEXT NOT NULL,
  stream INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  payload_sha BLOB NOT NULL,
  seen_at INTEGER NOT NULL,
  PRIMARY KEY (tenant, bin, stream, seq, payload_sha)
) STRICT, WITHOUT ROWID;

-- What a bin's awarded deposits add up to, so that totals need no scan of the deposits.
CREATE TABLE deposit_total (
  tenant TEXT NOT NULL,
  bin TEXT NOT NULL,
  material TEXT NOT NULL,
  deposits INTEGER NOT NULL,
  net_g INTEGER NOT NULL,
  points_milli INTEGER NOT NULL,
  co2e_mg INTEGER NOT NULL,
  PRIMARY KEY (tenant, bin, material)
) STRICT, WITHOUT ROWID;

-- The wallet that gets what is deposited into a bin without a card.
CREATE TABLE community_wallet (
  tenant TEXT NOT NULL,
  bin TEXT NOT NULL,
  wallet BLOB NOT NULL CHECK (length(wallet) = 16),
  PRIMARY KEY (tenant, bin)
) STRICT, WITHOUT ROWID;

-- Balances of the guarded accounts; accrual accounts such as the issuer have postings only.
CREATE TABLE account (
  tenant TEXT NOT NULL,
  wallet BLOB NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('pending', 'wallet')),
  asset TEXT NOT NULL,
  posted INTEGER NOT NULL,
  held INTEGER NOT NULL CHECK (held >= 0),
  ver INTEGER NOT NULL,
  PRIMARY KEY (tenant, wallet, kind, asset),
  FOREIGN KEY (tenant, asset) REFERENCES asset (tenant, asset),
  CHECK (posted - held >= 0)
) STRICT, WITHOUT ROWID;

-- Ledger transactions, each under a key that is never used again and never pruned.
CREATE TABLE txn (
  tenant TEXT NOT NULL,
  wallet BLOB NOT NULL,
  txn BLOB NOT NULL CHECK (length(txn) = 16),
  idem BLOB NOT NULL CHECK (length(idem) = 32),
  kind TEXT NOT NULL,
  payload_sha BLOB NOT NULL CHECK (length(payload_sha) = 32),
  effective_at INTEGER NOT NULL,
  committed_at INTEGER NOT NULL,
  rule_version TEXT,
  factor TEXT,
  salt BLOB NOT NULL CHECK (length(salt) = 16),
  PRIMARY KEY (tenant, wallet, txn),
  UNIQUE (tenant, wallet, idem)
) STRICT, WITHOUT ROWID;

-- Legs of the transactions; they sum to 0 for each transaction.
CREATE TABLE posting (
  tenant TEXT NOT NULL,
  wallet BLOB NOT NULL,
  txn BLOB NOT NULL,
  leg INTEGER NOT NULL,
  kind TEXT NOT NULL,
  asset TEXT NOT NULL,
  amount INTEGER NOT NULL CHECK (amount <> 0),
  acct_ver INTEGER,
  PRIMARY KEY (tenant, wallet, txn, leg),
  FOREIGN KEY (tenant, wallet, txn) REFERENCES txn (tenant, wallet, txn)
) STRICT, WITHOUT ROWID;

-- Two writers that saw one balance cannot both commit.
CREATE UNIQUE INDEX posting_version ON posting (tenant, wallet, kind, asset, acct_ver)
WHERE acct_ver IS NOT NULL;

CREATE TRIGGER txn_keeps BEFORE UPDATE ON txn BEGIN
  SELECT RAISE(ABORT, 'a ledger transaction is never changed');
END;

CREATE TRIGGER txn_stays BEFORE DELETE ON txn BEGIN
  SELECT RAISE(ABORT, 'a ledger transaction is never deleted');
END;

CREATE TRIGGER posting_keeps BEFORE UPDATE ON posting BEGIN
  SELECT RAISE(ABORT, 'a posting is never changed');
END;

CREATE TRIGGER posting_stays BEFORE DELETE ON posting BEGIN
  SELECT RAISE(ABORT, 'a posting is never deleted');
END;

CREATE TRIGGER rule_keeps BEFORE UPDATE ON rule BEGIN
  SELECT RAISE(ABORT, 'a rule is never changed; make a new version');
END;

CREATE TRIGGER rule_stays BEFORE DELETE ON rule BEGIN
  SELECT RAISE(ABORT, 'a rule is never deleted');
END;

CREATE TRIGGER factor_keeps BEFORE UPDATE ON factor BEGIN
  SELECT RAISE(ABORT, 'a factor is never changed; make a new row');
END;

CREATE TRIGGER factor_stays BEFORE DELETE ON factor BEGIN
  SELECT RAISE(ABORT, 'a factor is never deleted');
END;
