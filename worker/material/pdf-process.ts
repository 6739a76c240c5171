import { type Remade, remakePdf } from '@/lib/material/pdf/remake'
import { pdfPagesMax } from '@/lib/material/rules'
import { answerRequests } from '@/worker/answer-requests'
import { isReadable } from './is-readable'

// The whole program of the process that opens PDFs from outside: one file, one answer.
answerRequests(async (bytes: Uint8Array): Promise<Remade> => {
  const remade = await remakePdf(Buffer.from(bytes), pdfPagesMax)
  if (!remade.ok || (await isReadable(remade.bytes, remade.pages))) return remade
  return { ok: false, refusal: 'damaged' }
})
