/** Is the process alive? Says nothing of what it needs: that is /api/ready. */
export function GET() {
  return Response.json({ status: 'ok' }, { headers: { 'Cache-Control': 'no-store' } })
}
