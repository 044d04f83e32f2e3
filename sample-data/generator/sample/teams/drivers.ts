/** The theory one team's workbook carries for the network: two primary drivers, six secondary ones. */
export const DRIVERS = [
  {
    driverId: 'instruction',
    name: 'What students do in mathematics lessons',
    level: 'primary',
    version: '1',
  },
  { driverId: 'belonging', name: 'How students feel in mathematics lessons', level: 'primary', version: '1' },
  {
    driverId: 'discourse',
    name: 'Students talk about their reasoning',
    level: 'secondary',
    parentDriverId: 'instruction',
    version: '1',
  },
  {
    driverId: 'sense-making',
    name: 'Students make sense of problems and persevere',
    level: 'secondary',
    parentDriverId: 'instruction',
    version: '1',
  },
  {
    driverId: 'representations',
    name: 'Students use representations of concepts',
    level: 'secondary',
    parentDriverId: 'instruction',
    version: '1',
  },
  {
    driverId: 'collaboration',
    name: 'Students work together in small groups',
    level: 'secondary',
    parentDriverId: 'instruction',
    version: '1',
  },
  {
    driverId: 'help-seeking',
    name: 'Students ask when they are confused',
    level: 'secondary',
    parentDriverId: 'belonging',
    version: '1',
  },
  {
    driverId: 'culturally-responsive',
    name: 'Lessons build on who students are',
    level: 'secondary',
    parentDriverId: 'belonging',
    version: '1',
  },
] as const;
