// npm run bench [-- pages money papers bundle hot]
import { handOver } from './hand-over.mjs'

await handOver('bench/main.ts', { NODE_ENV: 'production' })
