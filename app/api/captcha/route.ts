import { createProofChallenge } from '@/lib/account/proof-of-work'

/** A new task for the proof of work. */
export async function GET() {
  return Response.json(await createProofChallenge(), { headers: { 'Cache-Control': 'no-store' } })
}
