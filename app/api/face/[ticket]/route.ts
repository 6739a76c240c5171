import { faceCheckStanding } from '@/lib/account/face-check'

/** How the check of a ticket stands: what the browser that shows its QR code asks every two seconds. */
export async function GET(_: Request, { params }: { params: Promise<{ ticket: string }> }) {
  const { ticket } = await params
  return Response.json({ standing: await faceCheckStanding(ticket) }, { headers: { 'Cache-Control': 'no-store' } })
}
