import { type Remade, remakePdf } from '@/lib/material/pdf/remake'
import { pdfPagesMax } from '@/lib/material/rules'
import { isReadable } from './is-readable'

// The whole program of the process that opens PDFs from outside: one file, one answer.
process.on('message', async (request: { id: number; bytes: Uint8Array }) => {
  process.send?.({ id: request.id, answer: await answerTo(Buffer.from(request.bytes)) })
})
process.on('disconnect', () => process.exit())

async function answerTo(bytes: Buffer): Promise<Remade | { ok: false; refusal: 'error'; error: string }> {
  try {
    const remade = await remakePdf(bytes, pdfPagesMax)
    if (!remade.ok || (await isReadable(remade.bytes, remade.pages))) return remade
    return { ok: false, refusal: 'damaged' }
  } catch (error) {
    return { ok: false, refusal: 'error', error: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
}
