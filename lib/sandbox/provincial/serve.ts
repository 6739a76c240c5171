import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type Provider from 'oidc-provider'
import { citizens } from '@/db/seed/citizens'
import { provincialClient } from '@/lib/gateway/provincial/client'
import { choosePage } from './choose-page'
import { makeProvider } from './provider'

/** Serves the simulated provincial platform at its issuer's address on this machine alone; answers how to stop it. */
export async function serveProvincial(issuer: string): Promise<{ stop: () => Promise<void> }> {
  const { id, secret, redirectUri } = provincialClient()
  const provider = makeProvider(issuer, { id, secret, redirectUris: [redirectUri] })
  const oidc = provider.callback()
  const server = createServer((request, response) => {
    if (!request.url?.startsWith('/interaction/')) return oidc(request, response)
    interact(provider, request, response).catch(() => {
      response.writeHead(400, { 'Content-Type': 'text/plain; charset=utf-8' }).end('登录已过期，请回到准考的登录页重新进入。')
    })
  })
  const { hostname, port } = new URL(issuer)
  await new Promise<void>((listening, failed) => {
    server.once('error', failed)
    server.listen(Number(port), hostname, listening)
  })
  const stop = async () => {
    server.closeAllConnections()
    await new Promise((closed) => server.close(closed))
  }
  return { stop }
}

/** The page where one chooses who to be, and its form. */
async function interact(provider: Provider, request: IncomingMessage, response: ServerResponse) {
  const { params } = await provider.interactionDetails(request, response)
  const type = params.user_type === 'legal' ? 'legal' : 'person'
  if (request.method !== 'POST') return choosePage(response, type)
  const chosen = new URLSearchParams(await readBody(request)).get('sub')
  const found = citizens.find(({ sub }) => sub === chosen)
  const cancelled = { error: 'access_denied', error_description: 'cancelled' }
  await provider.interactionFinished(request, response, found ? { login: { accountId: found.sub } } : cancelled)
}

async function readBody(request: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = []
  for await (const piece of request) if (pieces.length < 10) pieces.push(piece as Buffer)
  return Buffer.concat(pieces).toString()
}
