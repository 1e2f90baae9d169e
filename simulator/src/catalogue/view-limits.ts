import type { Item } from "./item.ts";
import { limitInterval, type RecurrentSchedule } from "./limit-interval.ts";

/** Shows limits to a buyer. `left` is undefined if the buyer is not known. */
export function viewLimits({ limits: { per_user, per_item } }: Item, left: number | undefined, now: Date) {
  if (!per_user && !per_item) return null;
  return {
    per_user: per_user
      ? {
          total: per_user.total,
          available: left ?? per_user.total,
          recurrent_schedule: per_user.recurrent_schedule
            ? viewInterval(per_user.recurrent_schedule, now)
            : null,
        }
      : null,
    per_item: per_item ? viewStock(per_item) : null,
    recurrent_schedule: viewSchedule(per_user?.recurrent_schedule, now),
  };
}

/** Shows limits to the studio. */
export const viewAdminLimits = ({ limits: { per_user, per_item } }: Item, now: Date) => ({
  per_user: per_user ? { total: per_user.total } : null,
  per_item: per_item ? viewStock(per_item) : null,
  recurrent_schedule: viewSchedule(per_user?.recurrent_schedule, now),
});

const viewStock = ({ total, available }: { total: number; available: number }) => ({
  total,
  available,
  reserved: 0,
  sold: total - available,
});

/** Shows an interval. `reset_next_date` is Unix time in seconds. */
const viewInterval = (schedule: RecurrentSchedule, now: Date) => ({
  interval_type: schedule.interval_type,
  reset_next_date: limitInterval(schedule, now).next.getTime() / 1_000,
});

function viewSchedule(schedule: RecurrentSchedule | undefined, now: Date) {
  if (!schedule) return null;
  const { start, next } = limitInterval(schedule, now);
  return {
    per_user: {
      ...viewInterval(schedule, now),
      day_of_week: schedule.interval_type === "weekly" ? 1 : null,
      day_of_month: schedule.interval_type === "monthly" ? 1 : null,
      time: "00:00:00+00:00",
      displayable_reset_start_date: start.toISOString(),
      displayable_reset_next_date: next.toISOString(),
    },
  };
}
