import { renameSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const root = fileURLToPath(new URL('..', import.meta.url))

/** Bundles the thread that renders PDFs into .build/print-thread.mjs: a worker thread starts from one file, without a loader. */
export async function buildPrintThread() {
  await buildProgram('worker/print/thread.ts', 'print-thread')
}

/** Bundles a program that starts from one file, without a loader, into .build. */
export async function buildProgram(entry: string, name: string) {
  const outfile = `${root}.build/${name}.${process.pid}.mjs`
  await build({
    entryPoints: [root + entry],
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
  // In one step: it may start while it is made again.
  renameSync(outfile, `${root}.build/${name}.mjs`)
}
