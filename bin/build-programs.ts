import { buildPrintThread, buildProgram } from './build-print-thread'

/** Bundles everything that runs beside the site and the worker: what renders papers, and what opens PDFs and tables from outside. */
export async function buildPrograms() {
  await Promise.all([
    buildPrintThread(),
    buildProgram('worker/material/pdf-process.ts', 'pdf-process'),
    buildProgram('worker/import/table-process.ts', 'table-process'),
  ])
}
