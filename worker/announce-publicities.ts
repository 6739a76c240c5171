import { log } from '@/lib/log/log'
import { announcePublicities } from '@/lib/publicity/announce'

/** 公示 that has begun: those listed are told (E-36). */
export async function announceListed() {
  const told = await announcePublicities()
  if (told > 0) log.info({ told }, 'those listed told of their publicity')
}
