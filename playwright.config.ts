import { existsSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { defineConfig } from '@playwright/test'

// One product with a data folder of its own; what workers read is set here once, before they are started.
process.env.E2E_PORT ??= '4410'
process.env.E2E_DATA_DIR ??= mkdtempSync(join(tmpdir(), 'zhunkao-e2e-'))
const baseURL = `http://localhost:${process.env.E2E_PORT}`
const chromium = ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find((path) => existsSync(path))

export default defineConfig({
  testDir: 'e2e/stories',
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
    command: 'node --import tsx bin/run.ts',
    url: `${baseURL}/api/ready`,
    timeout: 300_000,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 30_000 },
    env: { PORT: process.env.E2E_PORT, DATA_DIR: process.env.E2E_DATA_DIR, ZHUNKAO_DURABLE: 'off' },
    stdout: 'pipe',
  },
})
