// The simulated provincial platform as a process of its own, beside web server and worker in the demo and in tests.
import { settings } from '@/lib/config/settings'
import { serveProvincial } from '@/lib/sandbox/provincial/serve'

const { sandbox, oidcIssuer } = settings()
if (!sandbox || !oidcIssuer) throw new Error('the simulated provincial platform runs in the demo only, at OIDC_ISSUER')
const { stop } = await serveProvincial(oidcIssuer)
for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, async () => {
    await stop()
    process.exit(0)
  })
}
