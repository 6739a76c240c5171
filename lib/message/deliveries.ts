import { templates } from './templates'

/** What became of an SMS. `retried`: sent, but not at the first try; only a filter. */
export const smsStandings = {
  waiting: '等待发送',
  retrying: '自动重试中',
  failed: '发送失败',
  retried: '重试后发出',
  sent: '已发送',
} as const
export type SmsStanding = keyof typeof smsStandings

export const channels = { inbox: '站内消息', sms: '短信' } as const
export type Channel = keyof typeof channels

export type MessageFilter = {
  channel?: Channel | undefined
  standing?: SmsStanding | undefined
  template?: string | undefined
  /** The look-up hash of a mobile number: the number itself stays out of addresses and logs. */
  to?: string | undefined
}

/** One message on one channel, as staff read it. `lastAt`: when an SMS was sent or last tried, when an inbox message was read. */
export type Delivery = {
  id: string
  channel: Channel
  at: Date
  template: string | null
  scope: string | null
  name: string
  mobile: string | null
  standing: Exclude<SmsStanding, 'retried'>
  tries: number
  lastAt: Date | null
  resentAt: Date | null
}

/** The filter that a query or a posted form asks for; anything unreadable asks for nothing. */
export function readFilter(asked: Readonly<Record<string, unknown>>): MessageFilter {
  const { channel, state, template, to } = asked
  return {
    channel: isKey(channels, channel) ? channel : undefined,
    standing: isKey(smsStandings, state) ? state : undefined,
    template: isKey(templates, template) ? template : undefined,
    to: typeof to === 'string' && /^[\w-]{43}$/.test(to) ? to : undefined,
  }
}

/** The same filter as a query carries it. */
export function writeFilter({ channel, standing, template, to }: MessageFilter): Record<string, string> {
  return {
    ...(channel ? { channel } : {}),
    ...(standing ? { state: standing } : {}),
    ...(template ? { template } : {}),
    ...(to ? { to } : {}),
  }
}

function isKey<T extends object>(of: T, asked: unknown): asked is keyof T & string {
  return typeof asked === 'string' && Object.hasOwn(of, asked)
}
