/** DATABASE_URL for graphile-worker's own connections: as the role that owns nothing, like every connection of ours. */
export function connectionString(): string {
  const { DATABASE_URL } = process.env
  if (!DATABASE_URL) throw new Error('DATABASE_URL is not set: start the product with `npm start`, which sets it.')
  const url = new URL(DATABASE_URL)
  url.searchParams.set('options', '-c role=zhunkao_app')
  url.searchParams.set('application_name', 'zhunkao-worker')
  return url.href
}
