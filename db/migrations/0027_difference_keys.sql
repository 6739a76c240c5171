-- What makes a difference this one: its day too, and no two spellings of the same.
UPDATE reconciliation_differences SET key = json_build_array(day, what, kind, channel, transaction_number, refund_number, bill_fen, ledger_fen)::text;
