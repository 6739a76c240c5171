// npm run nightly [-- --rounds 200 --seed 1]
import { handOver } from './hand-over.mjs'

await handOver('bin/kills/main.ts')
