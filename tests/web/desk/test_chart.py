"""The drawing of visits by month."""

from doingoai.web.desk.chart import HEIGHT, WIDTH, month_chart


def test_columns_stand_on_the_foot_and_grow_with_their_count():
    chart = month_chart({1: 2, 2: 8}, {1: 4}, month=1)

    january, february = chart.months[0], chart.months[1]
    assert (january.now.value, january.before.value, february.now.value) == (2, 4, 8)
    assert january.before.height == 2 * january.now.height
    assert all(one.now.y + one.now.height == chart.foot for one in chart.months)
    assert (january.is_ahead, february.is_ahead) == (False, True)


def test_nothing_leaves_the_drawing_and_the_lines_stand_at_whole_counts():
    chart = month_chart({month: month for month in range(1, 13)}, {}, month=12)

    assert all(0 <= one.now.y <= HEIGHT for one in chart.months)
    assert all(one.now.x + one.now.width <= WIDTH for one in chart.months)
    assert [value for _height, value in chart.lines] == [3, 6, 9, 12]


def test_a_year_without_visits_is_drawn_too():
    chart = month_chart({}, {}, month=6)

    assert [one.now.height for one in chart.months] == [0.0] * 12
