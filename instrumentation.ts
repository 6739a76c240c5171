// What Next runs once in each of its processes, before the first request.
export async function register() {
  if (process.env.NEXT_RUNTIME !== 'nodejs' || process.env.NODE_ENV !== 'production') return
  const { logConsoleErrors } = await import('@/lib/log/log-console-errors')
  logConsoleErrors()
}
