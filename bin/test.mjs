// npm test: lint, types, unit and database tests, ten rounds of kills, browser tests, from a clean checkout. npm run check (--static): the first two only.
import { spawn, spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { environment, install, root, stop } from './install.mjs'

const node = await install()
const scratch = mkdtempSync(join(tmpdir(), 'zhunkao-npm-test-'))
chmodSync(scratch, 0o711)
process.once('exit', () => rmSync(scratch, { recursive: true, force: true }))

const unitReport = join(scratch, 'unit.json')
const browserReport = join(scratch, 'browser.json')
const count = { passed: 0, failed: 0 }

tally(await step('Lint', 'biome', ['ci', '.']))
tally(await step('Types: routes', 'next', ['typegen']))
tally(await step('Types', 'tsc', ['--noEmit']))
if (!process.argv.includes('--static')) {
  const flags = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${unitReport}`]
  const unit = await step('Unit and database tests', 'vitest', flags)
  tallyTests(unit, unitReport, (report) => [report.numPassedTests, report.numFailedTests])
  if (existsSync(join(root, 'playwright.config.ts'))) {
    ensureBrowser()
    tally(await step('Build', 'node', ['--import', 'tsx', 'bin/run.ts', '--build'], { DATA_DIR: join(scratch, 'data') }))
    tally(await step('Kills', 'node', ['--import', 'tsx', 'bin/kills/main.ts', '--rounds', '10']))
    const browser = await step('Browser tests', 'playwright', ['test', '--reporter=list,json'], {
      PLAYWRIGHT_JSON_OUTPUT_NAME: browserReport,
    })
    tallyTests(browser, browserReport, ({ stats }) => [stats.expected, stats.unexpected + stats.flaky + stats.skipped])
  }
}
console.log(`\n${count.passed} passed, ${count.failed} failed`)
process.exit(count.failed === 0 ? 0 : 1)

/** Runs one command under a heading; answers whether it went well. */
async function step(heading, command, args, extra = {}) {
  console.log(`\n━━ ${heading}`)
  const program = command === 'node' ? node : join(root, 'node_modules/.bin', command)
  const child = spawn(program, args, { cwd: root, env: environment(extra), stdio: ['ignore', 'inherit', 'inherit'] })
  const forward = (signal) => child.kill(signal)
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, forward)
  const code = await new Promise((settle) => child.once('error', () => settle(127)).once('exit', (status) => settle(status ?? 1)))
  for (const signal of ['SIGINT', 'SIGTERM']) process.off(signal, forward)
  if (code !== 0) console.log(`✗ ${heading}: exit code ${code}`)
  return code === 0
}

function tally(good) {
  if (good) count.passed += 1
  else count.failed += 1
}

/** Adds a runner's tests. A run without a single test has failed, and so has one that went wrong outside its tests. */
function tallyTests(good, report, read) {
  const [passed, failed] = existsSync(report) ? read(JSON.parse(readFileSync(report, 'utf8'))) : [0, 0]
  if (passed + failed === 0) console.log('✗ No test ran.')
  count.passed += passed
  count.failed += failed || Number(!good || passed === 0)
}

function ensureBrowser() {
  if (hasCommand('chromium') || hasPlaywrightBrowser()) return
  const packages = ['chromium', 'poppler-utils', 'fonts-noto-cjk']
  if (process.getuid?.() === 0 && hasCommand('apt-get')) {
    console.log(`\n━━ Browser: installing ${packages.join(', ')}`)
    const apt = (...args) =>
      spawnSync('apt-get', args, { stdio: 'inherit', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } }).status === 0
    if (apt('update') && apt('install', '-y', '--no-install-recommends', ...packages)) return
  }
  stop(
    `浏览器测试需要 Chromium。请安装后重新运行：apt-get install ${packages.join(' ')}，或 npx playwright install chromium。`,
    `The browser tests need Chromium. Install it and run this again: apt-get install ${packages.join(' ')}, or npx playwright install chromium.`,
  )
}

function hasCommand(name) {
  return spawnSync('sh', ['-c', `command -v ${name}`]).status === 0
}

function hasPlaywrightBrowser() {
  const script = "import('@playwright/test').then(({ chromium }) => console.log(chromium.executablePath()))"
  const path = spawnSync(node, ['-e', script], { cwd: root, encoding: 'utf8' }).stdout.trim()
  return path !== '' && existsSync(path)
}
