import { shownTicket } from '@/lib/access/qr-sign-in'

/** How the QR code that this browser shows stands; asked again and again while it is on the screen. */
export async function GET() {
  const shown = await shownTicket()
  return Response.json({ state: shown?.state ?? 'none' }, { headers: { 'Cache-Control': 'no-store' } })
}
