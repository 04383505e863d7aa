import type { Clock } from './ports.js';

/**
 * A moment on both clocks. It has passed when either says so: the wall clock goes on while a laptop
 * sleeps, the monotonic one goes on when somebody sets the wall clock back.
 */
export interface Deadline {
  /** Milliseconds since the epoch. */
  readonly wall: number;
  /** Milliseconds of `Clock.monotonic`. */
  readonly monotonic: number;
}

export function deadlineAt(wall: number, clock: Clock): Deadline {
  return { wall, monotonic: clock.monotonic() + wall - clock.now() };
}

/** Milliseconds until the deadline, never negative; 0 means that it has passed. */
export function msLeft(deadline: Deadline, clock: Clock): number {
  return Math.max(0, Math.min(deadline.wall - clock.now(), deadline.monotonic - clock.monotonic()));
}
