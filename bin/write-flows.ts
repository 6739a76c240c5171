// Writes docs/flows.md from the machines of the registry.
import { writeFileSync } from 'node:fs'
import { flowsDocument } from '@/lib/workflow/diagram'
import { registry } from '@/lib/workflow/registry'

writeFileSync(
  new URL('../docs/flows.md', import.meta.url),
  flowsDocument(Object.values(registry).map((business) => business.machine)),
)
