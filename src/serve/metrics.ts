import {Counter, collectDefaultMetrics, Gauge, Histogram, Registry} from "prom-client"

/** Figures for Prometheus; none of them holds a name or who sent it. */
export interface Metrics {
  readonly registry: Registry
  readonly requests: Histogram<"route" | "method" | "status">
  readonly names: Counter
  readonly jobs: Gauge<"state">
}

export function makeMetrics(): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({register: registry, prefix: "zhengming_"})
  return {
    registry,
    requests: new Histogram({
      name: "zhengming_request_seconds",
      help: "Time to answer, by route and status",
      labelNames: ["route", "method", "status"],
      buckets: [0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10],
      registers: [registry],
    }),
    names: new Counter({name: "zhengming_names_read_total", help: "Names read", registers: [registry]}),
    jobs: new Gauge({
      name: "zhengming_jobs",
      help: "Jobs that wait or run",
      labelNames: ["state"],
      registers: [registry],
    }),
  }
}
