// The production build, made again only when its sources changed.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { CannotStart } from '@/lib/config/cannot-start'
import { buildPrograms } from './build-programs'
import { layPdfReader } from './lay-pdf-reader'

const root = fileURLToPath(new URL('..', import.meta.url))
const stamp = join(root, '.next/zhunkao-sources')
const sourceFolders = ['app', 'components', 'db', 'lib', 'public', 'worker']
const nextBinary = join(root, 'node_modules/next/dist/bin/next')

/** Builds the site and the programs beside it unless the last build was of the same sources. Throws `CannotStart` when the build fails. */
export async function buildIfNeeded(env: NodeJS.ProcessEnv, signal?: AbortSignal) {
  const sources = hashSources()
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === sources && existsSync(join(root, '.next/BUILD_ID'))) return
  console.log('正在构建（首次约一分钟）… Building …')
  refuseUnwritable()
  await buildPrograms()
  const options = { cwd: root, env: { ...env, NODE_ENV: 'production' as const }, ...(signal ? { signal } : {}) }
  const child = spawn(process.execPath, [nextBinary, 'build'], { ...options, stdio: ['ignore', 'inherit', 'inherit'] })
  const code = await new Promise<number | null>((settle) => child.once('error', () => settle(null)).once('close', settle))
  if (code !== 0) throw new CannotStart('构建失败，原因见上方输出。', 'The build failed; the lines above say why.')
  layPdfReader(join(root, '.next'))
  writeFileSync(stamp, sources)
}

function hashSources() {
  const hash = createHash('sha256')
  // Not tsconfig.json: the build itself may rewrite it.
  const top = readdirSync(root).filter((name) =>
    /^(package-lock\.json|(next|postcss)\.config\..*|(proxy|instrumentation.*)\.ts)$/.test(name),
  )
  const files = [...top, ...sourceFolders.flatMap(filesUnder)].filter((file) => !/\.test\.tsx?$/.test(file)).sort()
  for (const file of files) hash.update(`${file}\0`).update(readFileSync(join(root, file)))
  return hash.digest('hex')
}

function filesUnder(folder: string) {
  if (!existsSync(join(root, folder))) return []
  return readdirSync(join(root, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length))
}

function refuseUnwritable() {
  try {
    mkdirSync(join(root, '.next'), { recursive: true })
    writeFileSync(stamp, '')
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? String(error)
    throw new CannotStart(
      `目录 ${root}.next 不可写（${reason}），无法构建。请检查属主和磁盘空间，或删除它后重试。`,
      `The folder ${root}.next cannot be written (${reason}), so nothing can be built. Check its owner and the disk, or remove it and try again.`,
    )
  }
}
