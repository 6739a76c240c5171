import { index, pgTable, text, timestamp } from 'drizzle-orm/pg-core'

const at = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' })

/** A QR code of 扫码登录: what it says and which browser shows it are kept by hash only. Wall clock. */
export const qrTickets = pgTable(
  'qr_tickets',
  {
    ticketHash: text('ticket_hash').primaryKey(),
    browserHash: text('browser_hash').notNull(),
    /** Of the browser that shows it, for whoever confirms to recognise. */
    device: text('device').notNull(),
    address: text('address').notNull(),
    createdAt: at('created_at').notNull().defaultNow(),
    expiresAt: at('expires_at').notNull(),
    /** The phone's session, by its hash: it must live on until the desktop goes in. */
    confirmedSession: text('confirmed_session'),
    cancelledAt: at('cancelled_at'),
    usedAt: at('used_at'),
  },
  (t) => [index('qr_tickets_browser').on(t.browserHash)],
)
