// PostgreSQL refuses to run as root: who runs it then.
import { spawnSync } from 'node:child_process'
import { lstatSync, readFileSync, statSync } from 'node:fs'
import { userInfo } from 'node:os'
import { CannotStart } from '@/lib/config/cannot-start'

export type Account = {
  /** Extra spawn options: the system user to become. */
  become: { uid?: number; gid?: number }
  /** What comes before the command. */
  prefix: string[]
  /** Who owns the files on disk. */
  uid: number
  gid: number
}

/**
 * The first account that can enter both the data folder and the binaries: as a plain user oneself; as root the owner of the existing files,
 * `postgres`, `nobody`, else root inside a user namespace, where it is nobody. Throws `CannotStart` when none can.
 */
export function accountFor(dataDir: string, cluster: string, initdb: string): Account {
  const uid = process.getuid?.() ?? 0
  const gid = process.getgid?.() ?? 0
  if (uid !== 0) {
    refuseForeignCluster(cluster, uid)
    const self: Account = { become: {}, prefix: hasName() ? [] : ['unshare', '-U'], uid, gid }
    return self
  }
  const found = rootsAccounts(dataDir, cluster, initdb).find((account) => canRun(account, dataDir, initdb))
  if (!found) throw noAccount()
  const clusterUid = ownerOf(cluster)
  if (clusterUid !== undefined && clusterUid !== found.uid) spawnSync('chown', ['-R', `${found.uid}:${found.gid}`, cluster])
  return found
}

function rootsAccounts(dataDir: string, cluster: string, initdb: string): Account[] {
  const names = accountsOfSystem()
  const namespace: Account = { become: {}, prefix: ['unshare', '-U'], uid: 0, gid: 0 }
  const uids = [
    ownerOf(cluster),
    ownerOf(dataDir),
    ownerOf(initdb),
    names.find(isNamed('postgres'))?.uid,
    names.find(isNamed('nobody'))?.uid,
  ]
  const users = uids
    .filter((uid) => uid !== undefined && uid !== 0)
    .map((uid) => names.find((account) => account.uid === uid))
    .filter((account) => account !== undefined)
    .map(({ uid, gid }): Account => ({ become: { uid, gid }, prefix: [], uid, gid }))
  return ownerOf(cluster) === 0 ? [namespace, ...users] : [...users, namespace]
}

function canRun({ become, prefix }: Account, dataDir: string, initdb: string) {
  const [command = 'sh', ...rest] = [...prefix, 'sh', '-c', 'cd "$1" && exec "$2" --version', 'sh', dataDir, initdb]
  return spawnSync(command, rest, { ...become, cwd: '/', stdio: 'ignore' }).status === 0
}

function accountsOfSystem() {
  return readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .map(([name, , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }))
}

const isNamed = (name: string) => (account: { name?: string | undefined }) => account.name === name

function ownerOf(path: string) {
  return lstatSync(path, { throwIfNoEntry: false }) ? statSync(path).uid : undefined
}

// initdb wants a name for its user; containers like to run under a number that has none.
function hasName() {
  try {
    return userInfo().username !== ''
  } catch {
    return false
  }
}

function refuseForeignCluster(cluster: string, uid: number) {
  const owner = ownerOf(cluster)
  if (owner === undefined || owner === uid) return
  throw new CannotStart(
    `数据目录 ${cluster} 属于另一个用户（uid ${owner}），当前用户（uid ${uid}）不能使用。请用原来的用户启动，或执行 chown -R 改属主，或用 DATA_DIR 指定另一个目录。`,
    `The data folder ${cluster} belongs to another user (uid ${owner}, you are ${uid}). Start as that user, change its owner with chown -R, or choose another folder with DATA_DIR.`,
  )
}

function noAccount() {
  return new CannotStart(
    'PostgreSQL 不能以 root 身份运行，而这台机器上的 postgres、nobody 用户进不了数据目录或 node_modules，也不能建立用户命名空间（unshare -U）。请换一个普通用户启动，或把代码放到人人可进入的目录（例如 /opt/zhunkao），或用 DATABASE_URL 指定已有的 PostgreSQL。',
    'PostgreSQL does not run as root; here neither postgres nor nobody can enter the data folder and node_modules, and user namespaces (unshare -U) are not allowed. Start as a plain user, move the checkout where everybody may enter (such as /opt/zhunkao), or set DATABASE_URL to a PostgreSQL that runs.',
  )
}
