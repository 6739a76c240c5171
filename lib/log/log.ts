import pino from 'pino'

const personal = [
  'idNumber',
  'mobile',
  'name',
  'to',
  'text',
  'body',
  'address',
  'email',
  'password',
  'code',
  'answers',
  'payload',
]

/** JSON lines on stdout. Fields that may hold personal data are struck out, and errors are written without what was bound to the query. */
export const log = pino({
  level: process.env.LOG_LEVEL ?? (process.env.VITEST ? 'silent' : 'info'),
  base: { app: 'zhunkao' },
  redact: { paths: personal.flatMap((field) => [field, `*.${field}`]), censor: '[redacted]' },
  serializers: { err: describeError, error: describeError },
})

/** An error as it may be written: names, codes, places; neither parameters nor values of the row that failed. */
export function describeError(error: unknown): unknown {
  if (!(error instanceof Error)) return { type: typeof error }
  const { code, constraint_name: constraint } = error as { code?: unknown; constraint_name?: unknown }
  return {
    type: error.name,
    ...(typeof code === 'string' ? { code } : {}),
    ...(typeof constraint === 'string' ? { constraint } : {}),
    message: withoutParameters(error.message),
    places: (error.stack ?? '')
      .split('\n')
      .filter((line) => /^\s+at /.test(line))
      .slice(0, 12)
      .map((line) => line.trim()),
    ...(error.cause === undefined ? {} : { cause: describeError(error.cause) }),
  }
}

/** A message as it may be written: drizzle puts the query and its parameters into its own. */
export function withoutParameters(message: string): string {
  return (message.split(/\n?params:/)[0] ?? '').replace(/\d{6,}/g, '…').slice(0, 500)
}
