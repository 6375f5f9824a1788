-- Which wallet a card opens; the card is known only by its HMAC under the tenant's secret.
CREATE TABLE card (
  tenant TEXT NOT NULL,
  card_hmac BLOB NOT NULL CHECK (length(card_hmac) = 32),
  wallet BLOB NOT NULL CHECK (length(wallet) = 16),
  PRIMARY KEY (tenant, card_hmac)
) STRICT, WITHOUT ROWID;
