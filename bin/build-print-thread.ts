import { renameSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const root = fileURLToPath(new URL('..', import.meta.url))

/** Bundles the thread that renders PDFs into .build/print-thread.mjs: a worker thread starts from one file, without a loader. */
export async function buildPrintThread() {
  const outfile = `${root}.build/print-thread.${process.pid}.mjs`
  await build({
    entryPoints: [`${root}worker/print/thread.ts`],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node22',
    jsx: 'automatic',
    packages: 'external',
    tsconfig: `${root}tsconfig.json`,
    logLevel: 'warning',
  })
  // In one step: a thread may start while it is made again.
  renameSync(outfile, `${root}.build/print-thread.mjs`)
}
