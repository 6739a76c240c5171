import { fullDay } from '@/lib/clock/format'

/** 2020年8月20日至2025年8月19日, both days within; 长期 where it has no end. */
export function periodWords({ startsAt, endsAt }: { startsAt: Date; endsAt: Date | null }): string {
  return endsAt ? `${fullDay(startsAt)}至${lastDay(endsAt)}` : `${fullDay(startsAt)}起，长期`
}

/** The last day before `endsAt`. */
export function lastDay(endsAt: Date): string {
  return fullDay(new Date(endsAt.getTime() - 1))
}
