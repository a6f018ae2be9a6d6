"""Exports of other programs as CSV, with all that makes them hard to read; what is in them is invented."""

from __future__ import annotations

from datetime import date, timedelta

FIRST = date(2024, 2, 26)
DAYS = [FIRST + timedelta(days=number) for number in range(12)]


def _lines(*lines: str, end: str = "\n") -> str:
    return end.join([*lines, ""])


def habitbull(month_first: bool = True) -> str:
    rows = ["HabitName,HabitDescription,HabitCategory,CalendarDate,Value,CommentText"]
    for day in DAYS:
        written = f"{day.month}/{day.day}/{day.year}" if month_first else day.isoformat()
        rows += [
            f"Read a book,before bed,Mind,{written},{day.day % 2},",
            f"Water (ml),,Health,{written},{1500 + day.day},",
            f"Push-ups,,Body,{written},{-2150000000 if day.day == 1 else 20 + day.day},"
            + ('"slow, but ""good"""' if day.day == 2 else ""),
        ]
    return _lines(rows[0], *sorted(rows[1:], key=lambda row: row.split(",")[0]))  # a habit after another


def bearable() -> str:
    ordinals = ["26th Feb", "27th Feb", "28th Feb", "29th Feb", "1st Mar", "2nd Mar", "3rd Mar", "4th Mar"]
    rows = ["date,weekday,time of day,category,rating/amount,detail,notes"]
    for number, day in enumerate(ordinals):
        rows += [
            f'"{day} 2024","Monday","am","Mood","{1 + number % 5}","",""',
            f'"{day} 2024","Monday","mid","Symptom","2","Stiff neck (Mild)","{"all day" if number == 3 else ""}"',
            f'"{day} 2024","Monday","all day","Sleep","7:{10 + number}","",""',
            f'"{day} 2024","Monday","all day","Health measurements","{4000 + number}","Step count (steps)",""',
        ]
    return _lines(*rows)


def oura() -> str:
    rows = [
        "date,Sleep Score,Total Sleep Time,REM Sleep Time,Sleep Timing,Sleep Timing,Bedtime Start,Restfulness Score"
    ]
    for day in DAYS:
        night = (
            "None,None,None,None,None,None,"
            if day.day == 28
            else f"81,{27000 + day.day},5400,77,3,{day}T23:10:00+01:00,70"
        )
        rows.append(f"{day},{night}")
    return _lines(*rows)


def whoop() -> str:
    rows = [
        "Cycle start time,Cycle end time,Cycle timezone,Recovery score %,Day Strain,Wake onset,Asleep duration (min),"
        "In bed duration (min),REM duration (min),Sleep need (min)"
    ]
    for day in DAYS:
        before = day - timedelta(days=1)
        end = "" if day == DAYS[-1] else f"{day} 23:20:00"
        rows.append(f"{before} 23:20:00,{end},UTC+01:00,55,10.4,{day} 02:40:00,{420 + day.day},480,90,470")
    return _lines(*rows)


def fitbit() -> str:
    rows = ["Body", '"Date","Weight","BMI","Fat"', '"2024-02-26","70","22","0"', ""]
    rows += ["Activities", "Date,Calories Burned,Steps,Distance,Minutes Fairly Active,Minutes Very Active"]
    rows += [f'"{day}","2,{100 + day.day}","1{day.day % 10},345","7.2","20","1{day.day % 10}"' for day in DAYS]
    rows += ["", "Sleep", "Start Time,End Time,Minutes Asleep,Minutes Awake,Time in Bed,Minutes REM Sleep"]
    for day in DAYS:
        before = day - timedelta(days=1)
        rows.append(f'"{before} 11:12PM","{day} 6:42AM","430","20","450","80"')
    rows += [f'"{DAYS[3]} 1:00PM","{DAYS[3]} 1:45PM","40","5","45","N/A"', ""]
    return _lines(*rows)


def garmin_week() -> str:
    rows = [
        "Sleep Score 7 Days,Score,Resting Heart Rate,Body Battery,Pulse Ox,Respiration,HRV Status,Quality,Duration,"
        "Sleep Need,Bedtime,Wake Time"
    ]
    for day in DAYS[:7]:
        duration = "--" if day.day == 28 else "9h" if day.day == 1 else f"7h {30 + day.day % 20}m"
        rows.append(f"{day},82,51,+34,--,14,Balanced,Good,{duration},8h 10m,12:10 AM,7:41 AM")
    return _lines(*rows)


def garmin_day() -> str:
    return _lines(
        "Sleep Score 1 Day,", "Date,2024-02-26", "Sleep Duration,8h 37m", "Sleep Score,82", "", "Sleep Score Factors,",
        "Sleep Duration,Good", "Stress,14 avg", "", "Sleep Timeline Metrics,",
        "Deep Sleep Duration,1h 20m", "SpO₂,94%", "Resting Heart Rate,53 bpm",
    )  # fmt: skip


def garmin_year() -> str:
    return _lines(
        "Date,Avg Score,Avg Quality,Avg Duration,Avg Sleep Need,Avg Bedtime,Avg Wake Time",
        "19-25 Feb,80,Good,7h 43min,8h,11:20 PM,7:10 AM",
        "26 Feb - 3 Mar 2024,81,Good,7h 50min,8h,11:20 PM,7:10 AM",
    )


def sleep_as_android(decimal: str = ".") -> str:
    rows = []
    for number, day in enumerate(DAYS):
        times = [
            f"{day - timedelta(days=1):%d. %m. %Y} 22:48", f"{day:%d. %m. %Y} 7:19", f"{day:%d. %m. %Y} 7:30",
        ]  # fmt: skip
        note = '#home slept ""well"" \\n late' if number == 2 else ""
        cells = [
            str(1708900000000 + number), "Europe/Berlin", *times, f"8{decimal}520", f"{0 if number else 4}{decimal}0",
            note, "10003", "-1", f"-1{decimal}0", "5", f"0{decimal}35", "-18" if number % 2 else "-1", "",
            f"0{decimal}1", f"0{decimal}2", "DEEP_START-170", "LIGHT-180",
        ]  # fmt: skip
        columns = "Id,Tz,From,To,Sched,Hours,Rating,Comment,Framerate,Snore,Noise,Cycles,DeepSleep,LenAdjust,Geo"
        rows += [f'{columns},"23:{number + 10}","0:02","Event","Event"', ",".join(f'"{cell}"' for cell in cells)]
        if number == 1:
            rows.append(",,,,,,,,,,,,,,,0.01,0.02,,")
    return _lines(*rows)


def samsung_sleep(utc: bool = True) -> str:
    prefix = "com.samsung.health.sleep."
    names = [f"{prefix}{name}" for name in ("start_time", "end_time", "time_offset", "deviceuuid", "pkg_name")]
    rows = ["com.samsung.shealth.sleep,7006003,11", "\ufeffsleep_score," + ",".join(names)]
    for day in DAYS:
        before = day - timedelta(days=1)
        start, end = (
            (f"{before} 14:00:00.000", f"{before} 21:30:00.000")
            if utc
            else (f"{before} 23:00:00.000", f"{day} 06:30:00.000")
        )
        later = end.replace("30:00", "45:00")
        rows += [f"80,{start},{end},UTC+0900,watch,com.sec,", f"75,{start},{later},UTC+0900,watch,com.sec,"]
        rows.append(f"70,{start},{end},UTC+0900,phone,com.sec,")
    return _lines(*rows)


def samsung_water() -> str:
    prefix = "com.samsung.health.water_intake."
    names = ",".join(f"{prefix}{name}" for name in ("start_time", "amount", "unit_amount", "time_offset"))
    rows = ["com.samsung.health.water_intake,6113011,5", names]
    for day in DAYS:
        rows += [f"{day} 09:30:00.000,250.0,250,UTC-0500,", f"{day} 01:30:00.000,500.0,250,UTC-0500,"]
    return _lines(*rows)


def samsung_exercise() -> str:
    prefix = "com.samsung.health.exercise."
    names = ",".join(f"{prefix}{name}" for name in ("start_time", "duration", "exercise_type", "time_offset"))
    rows = ["com.samsung.shealth.exercise,6210001,2", f"total_calorie,{names}"]
    rows += [f"210,{day} 17:00:00.000,1800000,1001,UTC+0100," for day in DAYS]
    return _lines(*rows)


def google_fit() -> str:
    rows = [
        "Date,Move Minutes count,Calories (kcal),Step count,Average weight (kg),Walking duration (ms),"
        "Sleep duration (ms),Meditation duration (ms)"
    ]
    rows += [
        f"{day},{30 + day.day},1800.25,{5000 + day.day},,900000,{'' if day.day == 29 else 27000000},600000"
        for day in DAYS
    ]
    return _lines(*rows)


def any_csv() -> str:
    rows = ["Day;Sleep (h);water_ml;Meditation [min];Laune;Went outside;Notes;Steps"]
    for day in DAYS:
        outside = "ja" if day.day % 2 else "nein"
        rows.append(
            f'{day:%d.%m.%Y};7,{day.day};1{day.day:02}0;15;gut;{outside};"a note; with ""signs""";1.2{day.day:02}'
        )
    return _lines(*rows, end="\r\n")


def by_name() -> str:
    rows = ["name,date,value"]
    for day in DAYS:
        rows += [
            f"Running (min),{day},{30 + day.day % 3}",
            f"Energy,{day},{1 + day.day % 5}",
            f"Vitamin,{day},{day.day % 2}",
        ]
    return _lines(*rows)
