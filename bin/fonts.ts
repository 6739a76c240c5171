// HanaMin, the font of rare characters: on no package registry, so it comes as Debian's package fonts-hanazono.
import { spawnSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const systemFolder = '/usr/share/fonts/truetype/hanazono'
const files = ['HanaMinA.ttf', 'HanaMinB.ttf']

/** Where HanaMinA.ttf and HanaMinB.ttf may be. */
export function rareFontFolders(dataDir: string) {
  return [join(dataDir, 'fonts'), systemFolder]
}

/** Fetches the font into `dataDir`/fonts where it is missing and Debian's tools are there; says in one sentence when that is not possible. */
export function ensureRareFonts(dataDir: string) {
  const isThere = () => rareFontFolders(dataDir).some((folder) => existsSync(join(folder, 'HanaMinB.ttf')))
  if (isThere()) return
  const folder = mkdtempSync(join(tmpdir(), 'zhunkao-fonts-'))
  const run = (command: string, args: string[]) =>
    spawnSync(command, args, { cwd: folder, stdio: 'ignore', timeout: 60_000 }).status === 0
  run('apt-get', ['download', 'fonts-hanazono'])
  const file = readdirSync(folder).find((name) => name.endsWith('.deb'))
  if (file && run('dpkg-deb', ['-x', file, folder])) keep(join(folder, systemFolder), join(dataDir, 'fonts'))
  rmSync(folder, { recursive: true })
  if (isThere()) return
  console.log('提示：没有找到生僻字字体，含生僻字的文件将无法打印；需要时请安装 fonts-hanazono。')
  console.log('Note: documents with rare characters cannot be printed until the font package fonts-hanazono is installed.')
}

function keep(from: string, to: string) {
  mkdirSync(to, { recursive: true })
  for (const file of files) {
    copyFileSync(join(from, file), join(to, `${file}.part`))
    renameSync(join(to, `${file}.part`), join(to, file))
  }
}
