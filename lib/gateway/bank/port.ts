import type { Bank } from '@/lib/account/banks'
import type { IdKind } from '@/lib/account/id-kinds'
import type { GatewayFailure } from '../answered'

/**
 * The banks, as one service that asks the right one. Over HTTP (lib/gateway/bank/http.ts): `POST {BANK_URL}/checks`
 * `{ name, idKind, idNumber, bank, account, mobile }`, signed as in lib/gateway/signature.ts → 200 `{ outcome }`: `match` where the bank
 * holds exactly these for the account; `credit-card` where the account is one; else `mismatch`, without saying what differs.
 * `name` is spelled as `checkName` keeps it, `idNumber` and `account` as `checkIdNumber` and `checkBankAccount` do; `mobile` is 11 digits;
 * the keys of `idKind` and `bank` are those of lib/account/{id-kinds,banks}.ts. 5xx or no answer: not asked, never a mismatch.
 */
export type BankGateway = { check(holder: AccountHolder): Promise<{ ok: true; outcome: BankOutcome } | GatewayFailure> }

export type BankOutcome = 'match' | 'mismatch' | 'credit-card'

export type AccountHolder = { name: string; idKind: IdKind; idNumber: string; bank: Bank; account: string; mobile: string }
