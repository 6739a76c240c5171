declare module 'autocannon' {
  type Request = { method?: 'GET'; path?: string; headers?: Record<string, string> }
  type Options = { url: string; connections: number; duration: number; requests: Request[]; workers?: number }
  type Result = {
    requests: { total: number; average: number }
    duration: number
    errors: number
    timeouts: number
    statusCodeStats: Record<string, { count: number }>
  }
  export default function autocannon(options: Options): Promise<Result> & { stop(): void }
}
