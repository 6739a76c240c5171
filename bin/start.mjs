// npm start, npm run dev, npm run db:reset
import { handOver } from './hand-over.mjs'

await handOver('bin/run.ts')
