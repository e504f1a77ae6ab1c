import {
  IconActivityHeartbeat,
  IconBolt,
  IconChartBar,
  IconChartLine,
  IconHome,
  IconRobot,
  IconRoute,
  IconSettings,
  IconSparkles,
  IconUsers,
} from '@tabler/icons-react'

/** The pages of a project, in the order of the navigation; `key` opens one after `g`. */
export const pages = [
  { name: 'home', path: '/p/$project', icon: IconHome, key: 'h' },
  { name: 'pipeline', path: '/p/$project/pipeline', icon: IconRoute, key: 'p' },
  { name: 'events', path: '/p/$project/events', icon: IconBolt, key: 'e' },
  { name: 'people', path: '/p/$project/people', icon: IconUsers, key: 'u' },
  { name: 'insights', path: '/p/$project/insights', icon: IconChartBar, key: 'i' },
  { name: 'recommendations', path: '/p/$project/recommendations', icon: IconSparkles, key: 'r' },
  { name: 'forecast', path: '/p/$project/forecast', icon: IconChartLine, key: 'f' },
  { name: 'models', path: '/p/$project/models', icon: IconRobot, key: 'm' },
  { name: 'monitor', path: '/p/$project/monitor', icon: IconActivityHeartbeat, key: 'o' },
  { name: 'settings', path: '/p/$project/settings', icon: IconSettings, key: 's' },
] as const
