import { buildProgram } from './build-print-thread'

/** Bundles the process that opens PDFs from outside into .build/pdf-process.mjs. */
export async function buildPdfProcess() {
  await buildProgram('worker/material/pdf-process.ts', 'pdf-process')
}
