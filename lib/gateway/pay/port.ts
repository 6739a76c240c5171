import type { GatewayFailure } from '../answered'

/**
 * The payment service, as the ledger sees it. Over HTTP (lib/gateway/pay/http.ts) the contract is:
 *
 * - every request of either side is a POST of JSON, signed as in lib/gateway/signature.ts with the merchant's secret;
 * - `POST {PAY_URL}/orders` `{ merchant, orderNumber, amountFen, title, notifyUrl, returnUrl, expiresAt }` → 200 `{ payUrl }`;
 *   the same order again gives the same address; 409 where the amount differs;
 * - `POST {PAY_URL}/orders/query` `{ merchant, orderNumber }` → 200 `{ payments: [{ channel, transactionNumber, amountFen, paidAt }] }`;
 *   404 where the order was never opened there;
 * - `POST {PAY_URL}/refunds` `{ merchant, refundNumber, orderNumber, channel, transactionNumber, amountFen }` → 200
 *   `{ status: 'done' | 'processing' | 'refused' | 'closed', refundedAt? }`: gives money back the way it came, once a refund number; asked
 *   again it says how that refund stands; a refused one is tried again; `closed` is for good: the card is cancelled, or the channel gives
 *   back no longer, and the service will never do this refund;
 * - `POST {PAY_URL}/bills` `{ merchant, day }` → 200 `text/csv`, UTF-8, RFC 4180, with a heading that names the columns of bill.ts: everything
 *   the service took and gave back between 00:00 and 24:00 of that day in Asia/Shanghai; the same day again is the same bytes unless the
 *   service corrects its bill; 404 where the day's bill is not made yet;
 * - the service calls `notifyUrl` with `{ merchant, orderNumber, status: 'paid' | 'failed', channel, transactionNumber, amountFen, paidAt }`
 *   until it is answered 200 (E-21);
 * - amounts are fen, instants ISO 8601 with an offset; `paidAt` is when the payer paid.
 */
export type PayGateway = {
  /** Makes the order known to the service and answers where the payer pays: for a QR code, or to be redirected to. */
  open(order: PayOrder): Promise<{ ok: true; payUrl: string } | GatewayFailure>
  /** Every payment that the service holds for the order. */
  ask(orderNumber: string): Promise<{ ok: true; payments: PaymentNews[] } | GatewayFailure>
  /** Gives one payment back, or says how that stands; the same refund number is one refund however often it is asked. */
  giveBack(refund: RefundOrder): Promise<({ ok: true } & RefundStanding) | GatewayFailure>
  /** 账单: what the service took and gave back on one day (`2020-08-20`), as the bytes of its CSV (E-24). */
  bill(day: string): Promise<{ ok: true; bytes: Buffer } | GatewayFailure>
}

export type RefundOrder = {
  refundNumber: string
  orderNumber: string
  channel: string
  transactionNumber: string
  amountFen: number
}
export type RefundStanding =
  | { status: 'done'; refundedAt: Date }
  | { status: 'processing' }
  | { status: 'refused' }
  | { status: 'closed' }

export type PayOrder = {
  orderNumber: string
  amountFen: number
  title: string
  expiresAt: Date
  notifyUrl: string
  returnUrl: string
}

/** One transaction of a channel, by the service's word. */
export type PaymentNews = { channel: string; transactionNumber: string; amountFen: number; paidAt: Date }
