import { existsSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { defineConfig } from '@playwright/test'

// One product with a data folder of its own; what workers read is set here once, before they are started.
process.env.E2E_PORT ??= '4410'
process.env.E2E_DATA_DIR ??= mkdtempSync(join(tmpdir(), 'zhunkao-e2e-'))
const baseURL = `http://localhost:${process.env.E2E_PORT}`
const chromium = ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find((path) => existsSync(path))

export default defineConfig({
  // A person whom everybody has to do with is there before all stories; after them it is looked for where their numbers came to.
  projects: [
    { name: 'canary', testDir: 'e2e/whole-run', testMatch: 'plant.spec.ts', teardown: 'sweep' },
    { name: 'sweep', testDir: 'e2e/whole-run', testMatch: 'sweep.spec.ts' },
    { name: 'stories', testDir: 'e2e/stories', dependencies: ['canary'] },
  ],
  // The stories share one business clock.
  workers: 1,
  fullyParallel: false,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  forbidOnly: true,
  use: {
    baseURL,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    viewport: { width: 1280, height: 900 },
    trace: 'retain-on-failure',
    launchOptions: {
      ...(chromium ? { executablePath: chromium } : {}),
      args: [
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        // Two cameras that show a drawing; whether a page may use them is each story's to say.
        '--use-fake-device-for-media-stream=device-count=2',
      ],
    },
  },
  webServer: {
    command: 'node --import tsx e2e/support/serve.ts',
    url: `${baseURL}/api/ready`,
    timeout: 300_000,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 30_000 },
    env: {
      PORT: process.env.E2E_PORT,
      DATA_DIR: process.env.E2E_DATA_DIR,
      LOG_LEVEL: 'trace',
      NODE_OPTIONS: `--import ${pathToFileURL(join(import.meta.dirname, 'e2e/support/record-answers.mjs'))}`,
      E2E_ANSWERS: join(process.env.E2E_DATA_DIR, 'answers.jsonl'),
    },
    stdout: 'pipe',
  },
})
